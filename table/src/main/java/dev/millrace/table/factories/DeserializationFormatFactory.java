package dev.millrace.table.factories;

import dev.millrace.api.serialization.DeserializationSchema;
import dev.millrace.table.data.RowData;

/// Creates formats that read rows from single messages.
public interface DeserializationFormatFactory extends DecodingFormatFactory<DeserializationSchema<RowData>> {}
