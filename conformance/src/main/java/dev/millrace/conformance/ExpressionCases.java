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

    private static CaseOutcome run(JsonNode pair, JsonNode input, String sql) {
        String kind = pair.path("kind").asString("");
        if (kind.equals("no_check")) return new CaseOutcome.Skipped("has no expected result");
        if (input.path("udfs").size() > 0) return new CaseOutcome.Skipped("needs a Java function");
        if (InputTables.readsObject(input.path("fields"), pair.path("expr").asString(""))) {
            return new CaseOutcome.Skipped("needs a Java object");
        }
        CaseQueries queries = new CaseQueries(Expectation.config(pair));
        InputTables.add("t", input.path("fields"), queries);
        CaseAnswer answer = queries.ask(sql);
        if (kind.equals("error")) return error(pair, answer);
        String expected = pair.path("expected").asString("");
        return switch (answer) {
            case CaseAnswer.Refused refused -> new CaseOutcome.Failed(expected, refused.message(), refused.plan());
            case CaseAnswer.Rows rows -> {
                String text = rows.rows().getFirst().isNullAt(0)
                        ? "NULL"
                        : rows.rows().getFirst().getString(0).toString();
                yield text.equals(expected) ? CaseOutcome.PASSED : new CaseOutcome.Failed(expected, text, rows.plan());
            }
        };
    }

    private static CaseOutcome error(JsonNode pair, CaseAnswer answer) {
        return answer instanceof CaseAnswer.Rows rows
                ? new CaseOutcome.Failed("error " + pair.path("error").asString(""), "" + rows.texts(), rows.plan())
                : CaseOutcome.PASSED;
    }
}
