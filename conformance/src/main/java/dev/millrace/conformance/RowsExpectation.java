package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.node.JsonNodeFactory;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
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
        for (JsonNode each : expected) {
            List<LogicalType> types = type.getChildren();
            boolean isOneText =
                    each.get("f").size() == 1 && each.get("f").get(0).isString() && types.size() > 1;
            texts.add(ActualText.row(isOneText ? split(each, type, values) : values.row(each, type), types));
        }
        return texts;
    }

    /// Returns a row whose values stand in one text with commas between them.
    private static RowData split(JsonNode row, RowType type, CaseValues values) {
        List<String> parts = List.of(row.get("f").get(0).stringValue().split(", ", type.getFieldCount()));
        GenericRowData result = new GenericRowData(type.getFieldCount());
        for (int i = 0; i < parts.size(); i++) {
            result.setField(i, values.of(JsonNodeFactory.instance.stringNode(parts.get(i)), type.getTypeAt(i)));
        }
        return result;
    }
}
