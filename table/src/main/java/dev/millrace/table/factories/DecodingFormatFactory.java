package dev.millrace.table.factories;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.connector.format.DecodingFormat;

/// Creates formats for sources.
///
/// @param <I> the class that reads messages
public interface DecodingFormatFactory<I> extends FormatFactory {

    /// Returns a format.
    ///
    /// @param formatOptions the options without the prefix of the format
    DecodingFormat<I> createDecodingFormat(DynamicTableFactory.Context context, ReadableConfig formatOptions);
}
