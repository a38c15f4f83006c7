package dev.millrace.processor.read;

import dev.millrace.api.util.Collector;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import java.io.Serializable;

/// Reads one share after the other.
///
/// @param <OUT> what it emits
public interface RangeReading<OUT> extends Serializable {

    /// Reads all of a share.
    ///
    /// @param context of the step that reads
    void read(Savepoint savepoint, Range range, OperatorContext context, Collector<OUT> out) throws Exception;
}
