package dev.millrace.connector.table.format;

import dev.millrace.column.BooleanColumnBuilder;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.DoubleColumnBuilder;
import dev.millrace.column.IntColumnBuilder;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.core.JsonToken;
import dev.millrace.table.types.logical.LogicalType;

/// Parses a value of JSON into a column. Not thread-safe.
interface JsonField {

    /// Appends the value of the current token. Appends nothing if the value is wrong.
    ///
    /// @throws IllegalArgumentException if the value does not have the type
    void parse(JsonParser parser, JsonToken token, ColumnBuilder column);

    /// Returns a parser. Numbers and booleans make no objects.
    static JsonField of(LogicalType type, JsonNodes values) {
        JsonField any = (parser, token, column) -> column.appendValue(values.value(parser, token, type));
        return switch (type.getTypeRoot()) {
            case BIGINT ->
                (parser, token, column) -> {
                    if (token == JsonToken.VALUE_NUMBER_INT) ((LongColumnBuilder) column).append(parser.getLongValue());
                    else any.parse(parser, token, column);
                };
            case INTEGER ->
                (parser, token, column) -> {
                    if (token == JsonToken.VALUE_NUMBER_INT) ((IntColumnBuilder) column).append(parser.getIntValue());
                    else any.parse(parser, token, column);
                };
            case DOUBLE ->
                (parser, token, column) -> {
                    if (token.isNumeric()) ((DoubleColumnBuilder) column).append(parser.getDoubleValue());
                    else any.parse(parser, token, column);
                };
            case BOOLEAN ->
                (parser, token, column) -> {
                    if (token.isBoolean()) ((BooleanColumnBuilder) column).append(token == JsonToken.VALUE_TRUE);
                    else any.parse(parser, token, column);
                };
            default -> any;
        };
    }
}
