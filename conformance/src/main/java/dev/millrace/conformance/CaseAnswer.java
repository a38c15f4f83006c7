package dev.millrace.conformance;

import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Is what Millrace answers to a query.
sealed interface CaseAnswer {
    /// Lists the moments at which a query may be refused.
    enum Phase {
        /// The query was parsed, validated and planned.
        VALIDATION,
        /// The plan was run.
        RUNTIME
    }

    /// Contains the rows of a query.
    record Rows(RowType type, List<RowData> rows, String plan) implements CaseAnswer {

        /// Returns the rows as texts, in order.
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (RowData each : rows) texts.add(ActualText.row(each, type.getChildren()));
            return texts;
        }

        /// Returns the types of the columns.
        List<String> types() {
            return type.getChildren().stream()
                    .map(LogicalType::asSerializableString)
                    .toList();
        }
    }

    /// Contains the error of a query.
    record Refused(Phase phase, String message, String plan) implements CaseAnswer {}
}
