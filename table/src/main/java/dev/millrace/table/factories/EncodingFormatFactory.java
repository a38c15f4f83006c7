package dev.millrace.table.factories;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.connector.format.EncodingFormat;

/// Creates formats for sinks.
///
/// @param <I> the class that writes messages
public interface EncodingFormatFactory<I> extends FormatFactory {

    /// Returns a format.
    ///
    /// @param formatOptions the options without the prefix of the format
    EncodingFormat<I> createEncodingFormat(DynamicTableFactory.Context context, ReadableConfig formatOptions);
}
