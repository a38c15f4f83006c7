package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Writes expected values of cases in the form of [ActualText], so that equal values have equal texts.
final class ExpectedText {
    private ExpectedText() {}

    static String of(JsonNode value) {
        if (value.isNull()) return "NULL";
        if (value.isString()) return "'" + value.stringValue() + "'";
        if (value.isBoolean() || value.isNumber()) return value.asString();
        String kind = value.path("$").asString("");
        JsonNode content = value.path("v");
        return switch (kind) {
            case "row" -> row(value.path("f"));
            case "array" -> array(content);
            case "map" -> map(content);
            case "char", "enum" -> "'" + content.asString() + "'";
            case "float" -> kind + " " + Float.parseFloat(content.asString());
            case "double" -> kind + " " + Double.parseDouble(content.asString());
            case "decimal" -> "decimal " + new BigDecimal(content.asString()).toPlainString();
            case "interval_day_time" ->
                "interval " + Duration.parse(content.asString()).toMillis();
            case "interval_year_month" ->
                "interval " + Period.parse(content.asString()).toTotalMonths();
            case "object" -> object(value.path("fields"));
            case "bytes" -> "bytes " + content.asString().toLowerCase(Locale.ROOT);
            default -> kind + " " + content.asString();
        };
    }

    private static String row(JsonNode fields) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (JsonNode each : fields) text.add(of(each));
        return text.toString();
    }

    private static String object(JsonNode fields) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        fields.properties().forEach(each -> text.add(of(each.getValue())));
        return text.toString();
    }

    private static String array(JsonNode elements) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (JsonNode each : elements) text.add(of(each));
        return text.toString();
    }

    /// Returns the entries in the order of their texts, because a map has none.
    private static String map(JsonNode entries) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : entries) texts.add(of(each.get(0)) + "=" + of(each.get(1)));
        Collections.sort(texts);
        return "{" + String.join(", ", texts) + "}";
    }
}
