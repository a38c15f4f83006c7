package dev.millrace.api.sink.async;

import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import java.io.Serializable;

/// Converts records to the entries that a sink sends.
public interface ElementConverter<InputT, RequestEntryT> extends Serializable {

    /// Returns the entry of a record.
    RequestEntryT apply(InputT element, SinkWriter.Context context);

    /// Opens the converter. Called once before the first record.
    default void open(WriterInitContext context) {}
}
