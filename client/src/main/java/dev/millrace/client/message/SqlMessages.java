package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages of SQL sessions, with the names of Flink's SQL gateway.
public final class SqlMessages {
    private SqlMessages() {}

    /// @param properties options of the session, as SET sets them
    public record Open(
            @JsonName("sessionName") @Nullable String name,
            @JsonName("properties") @Nullable Map<String, String> properties) {}

    public record Session(@JsonName("sessionHandle") String id) {}

    public record Statement(@JsonName("statement") @Nullable String text) {}

    public record Operation(@JsonName("operationHandle") String id) {}

    /// @param status RUNNING, FINISHED, CANCELED, CLOSED or ERROR
    public record Status(String status) {}

    /// @param position the number of characters before the cursor
    public record Complete(@JsonName("statement") @Nullable String text, int position) {}

    public record Candidates(List<String> candidates) {}

    /// Holds a part of a result.
    ///
    /// @param type NOT_READY, PAYLOAD or EOS
    /// @param kind SUCCESS, or SUCCESS_WITH_CONTENT if there are rows
    /// @param isQuery whether a query computes the rows
    /// @param next the path of the next part; null after the last one
    public record Results(
            @JsonName("resultType") String type,
            @JsonName("resultKind") @Nullable String kind,
            @JsonName("isQueryResult") boolean isQuery,
            @JsonName("results") @Nullable Rows rows,
            @JsonName("nextResultUri") @Nullable String next) {}

    /// @param format always JSON
    public record Rows(
            List<Column> columns, @JsonName("rowFormat") String format, List<Row> data) {}

    public record Column(
            String name,
            @JsonName("logicalType") Type type,
            @Nullable String comment) {}

    public record Type(String type, boolean nullable) {}

    /// @param kind INSERT, UPDATE_BEFORE, UPDATE_AFTER or DELETE
    /// @param fields texts, as CAST to STRING writes them
    public record Row(String kind, List<@Nullable String> fields) {}
}
