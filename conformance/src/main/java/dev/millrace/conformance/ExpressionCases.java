package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads `expression_pairs.json`: expressions over one row, with the text of their values.
final class ExpressionCases implements CaseFormat {
    @Override
    public String file() {
        return "expression_pairs.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : content.path("pairs")) {
            String expression = each.get("expr").asString();
            JsonNode input = content.path("inputs").path(each.path("input").asString(""));
            String sql = "SELECT CAST(" + expression + " AS STRING) FROM t";
            cases.add(new ConformanceCase(each.get("id").asString(), sql, () -> run(each, input, sql)));
        }
        return cases;
    }

    private static Outcome run(JsonNode pair, JsonNode input, String sql) {
        String kind = pair.path("kind").asString("");
        if (kind.equals("no_check")) return new Outcome.Skipped("has no expected result");
        if (input.path("udfs").size() > 0) return new Outcome.Skipped("needs a Java function");
        if (InputTables.readsObject(input.path("fields"), pair.path("expr").asString(""))) {
            return new Outcome.Skipped("needs a Java object");
        }
        CaseQueries queries = new CaseQueries(Expectation.config(pair));
        InputTables.add("t", input.path("fields"), queries);
        Answer answer = queries.ask(sql);
        if (kind.equals("error")) return error(pair, answer);
        String expected = pair.path("expected").asString("");
        return switch (answer) {
            case Answer.Refused refused -> new Outcome.Failed(expected, refused.message(), refused.plan());
            case Answer.Rows rows -> {
                String text = rows.rows().getFirst().isNullAt(0)
                        ? "NULL"
                        : rows.rows().getFirst().getString(0).toString();
                yield text.equals(expected) ? Outcome.PASSED : new Outcome.Failed(expected, text, rows.plan());
            }
        };
    }

    private static Outcome error(JsonNode pair, Answer answer) {
        return answer instanceof Answer.Rows rows
                ? new Outcome.Failed("error " + pair.path("error").asString(""), "" + rows.texts(), rows.plan())
                : Outcome.PASSED;
    }
}
