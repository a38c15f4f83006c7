package dev.millrace.api.sink.async;

import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import java.io.Serializable;

/// Turns records into what is sent.
public interface ElementConverter<InputT, RequestEntryT> extends Serializable {

    /// The entry for a record.
    RequestEntryT apply(InputT element, SinkWriter.Context context);

    /// Called once before the first record.
    default void open(WriterInitContext context) {}
}
