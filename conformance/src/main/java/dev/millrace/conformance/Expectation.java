package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Contains what the answer to a query with one row should be.
///
/// @param row the row as [ExpectedText] writes it, or the word `error` and its phase
/// @param isError whether the query should fail
/// @param types the types of the columns
/// @param areNullsKnown whether the types must agree in NOT NULL
record Expectation(String row, boolean isError, List<String> types, boolean areNullsKnown) {

    static Expectation of(JsonNode item, JsonNode types, boolean areNullsKnown) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : types) texts.add(each.asString());
        if (item.has("error")) {
            return new Expectation("error " + item.path("at").asString(""), true, texts, areNullsKnown);
        }
        StringJoiner row = new StringJoiner(", ", "(", ")");
        for (JsonNode each : item.path("expected")) row.add(ExpectedText.of(each));
        return new Expectation(row.toString(), false, texts, areNullsKnown);
    }

    // Random results are not listed.
    private static final String ANY_ROW = "()";

    /// Returns the options of a case.
    static Map<String, String> config(JsonNode item) {
        Map<String, String> config = new HashMap<>();
        item.path("config")
                .properties()
                .forEach(each -> config.put(each.getKey(), each.getValue().asString()));
        return config;
    }

    /// Compares the answer.
    Outcome check(Answer answer) {
        return switch (answer) {
            case Answer.Refused refused -> {
                boolean isExpected =
                        isError && row.endsWith(refused.phase().name().toLowerCase(Locale.ROOT));
                yield isExpected
                        ? Outcome.PASSED
                        : new Outcome.Failed(expected(), refused.phase() + " " + refused.message(), refused.plan());
            }
            case Answer.Rows rows -> {
                String actual = String.join("; ", rows.texts());
                boolean isSame = !isError && (row.equals(ANY_ROW) || actual.equals(row)) && (types.isEmpty() || areSame(rows.types()));
                yield isSame
                        ? Outcome.PASSED
                        : new Outcome.Failed(expected(), actual + " " + rows.types(), rows.plan());
            }
        };
    }

    private boolean areSame(List<String> actual) {
        return areNullsKnown ? actual.equals(types) : nullable(actual).equals(nullable(types));
    }

    private static List<String> nullable(List<String> types) {
        return types.stream().map(type -> type.replace(" NOT NULL", "")).toList();
    }

    private String expected() {
        return isError ? row : row + " " + types;
    }
}
