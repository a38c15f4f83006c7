package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads `function_pairs_flat.json`: queries with one row, its values and its types.
///
/// The types belong to inputs with nullable columns. The queries have constants instead, so NOT NULL is not compared.
final class PairCases implements CaseFormat {

    @Override
    public String file() {
        return "function_pairs_flat.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : content) {
            String sql = each.get("sql").asString();
            Expectation expectation = Expectation.of(each, each.path("types"), false);
            cases.add(new ConformanceCase(each.get("id").asString(), sql, () -> run(each, sql, expectation)));
        }
        return cases;
    }

    private static CaseOutcome run(JsonNode each, String sql, Expectation expectation) {
        if (each.path("udfs").size() > 0) return new CaseOutcome.Skipped("needs a Java function");
        return expectation.check(new CaseQueries(Expectation.config(each)).ask(sql));
    }
}
