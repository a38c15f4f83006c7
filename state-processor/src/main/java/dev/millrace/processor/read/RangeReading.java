package dev.millrace.processor.read;

import dev.millrace.api.util.Collector;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import java.io.Serializable;

/// Reads one range after the other.
///
/// @param <OUT> the type of the output
public interface RangeReading<OUT> extends Serializable {

    /// Reads a whole range.
    ///
    /// @param context of the reading step
    void read(Savepoint savepoint, Range range, OperatorContext context, Collector<OUT> out) throws Exception;
}
