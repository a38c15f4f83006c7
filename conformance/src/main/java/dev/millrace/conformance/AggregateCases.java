package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads `aggregate_function_specs.json`: aggregate queries over the rows of one table. A row that a later row deletes
/// is not in the table.
final class AggregateCases implements CaseFormat {

    @Override
    public String file() {
        return "aggregate_function_specs.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode spec : content) {
            int number = 0;
            for (JsonNode item : spec.get("items")) {
                String id = spec.get("id").asString() + "." + number++;
                if (!item.has("sql")) continue;
                String sql = item.get("sql").asString();
                cases.add(new ConformanceCase(id, sql, () -> run(spec, item, sql)));
            }
        }
        return cases;
    }

    private static CaseOutcome run(JsonNode spec, JsonNode item, String sql) {
        if (spec.path("udfs").size() > 0) return new CaseOutcome.Skipped("needs a Java function");
        CaseQueries queries = new CaseQueries(Expectation.config(spec));
        queries.create(spec.get("ddl").asString(), spec.get("rows"));
        CaseAnswer answer = queries.ask(sql);
        if (!item.has("error")) return RowsExpectation.check(item.get("expected"), false, queries, answer);
        String phase = item.path("at").asString("");
        boolean isExpected = answer instanceof CaseAnswer.Refused refused
                && phase.endsWith(refused.phase().name().toLowerCase(Locale.ROOT));
        if (isExpected) return CaseOutcome.PASSED;
        String actual = answer instanceof CaseAnswer.Refused refused ? refused.message() : answer.toString();
        return new CaseOutcome.Failed("error " + phase, actual, "");
    }
}
