package dev.millrace.table.factories;

import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.table.data.RowData;

/// Creates formats that write rows as single messages.
public interface SerializationFormatFactory extends EncodingFormatFactory<SerializationSchema<RowData>> {}
