package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Compares the rows of queries with those of cases.
final class RowsExpectation {
    private RowsExpectation() {}

    /// Compares the rows.
    ///
    /// @param expected the rows in JSON
    /// @param isSorted whether the order of the rows matters
    static CaseOutcome check(JsonNode expected, boolean isSorted, CaseQueries queries, CaseAnswer answer) {
        return switch (answer) {
            case CaseAnswer.Refused refused ->
                new CaseOutcome.Failed(expected.toString(), refused.phase() + " " + refused.message(), refused.plan());
            case CaseAnswer.Rows rows -> {
                List<String> wanted;
                try {
                    wanted = texts(expected, rows.type(), queries);
                } catch (RuntimeException otherType) {
                    yield new CaseOutcome.Failed(
                            expected.toString(), rows.texts() + " " + rows.types() + " " + otherType, rows.plan());
                }
                List<String> actual = new ArrayList<>(rows.texts());
                if (!isSorted) {
                    wanted.sort(null);
                    actual.sort(null);
                }
                // Results that were read from texts have the text null for NULL.
                boolean isSame = wanted.equals(actual)
                        || wanted.toString().replace("'null'", "NULL").equals(actual.toString());
                yield isSame
                        ? CaseOutcome.PASSED
                        : new CaseOutcome.Failed(wanted.toString(), actual.toString(), rows.plan());
            }
        };
    }

    private static List<String> texts(JsonNode expected, RowType type, CaseQueries queries) {
        CaseValues values = new CaseValues(queries.zone());
        List<String> texts = new ArrayList<>();
        for (JsonNode each : expected) texts.add(ActualText.row(values.row(each, type), type.getChildren()));
        return texts;
    }
}
