package dev.millrace.cep.functions;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.cep.time.TimeContext;
import java.util.List;
import java.util.Map;

/// Handles matches. If the function also implements [TimedOutPartialMatchHandler], it handles partial matches
/// that have timed out.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public abstract class PatternProcessFunction<IN, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public PatternProcessFunction() {}

    /// Handles a match.
    ///
    /// @param match the events of the match, in order, by the names of the patterns that took them
    public abstract void processMatch(Map<String, List<IN>> match, Context ctx, Collector<OUT> out) throws Exception;

    /// Provides the time of the match and side outputs.
    public interface Context extends TimeContext {

        /// Emits a record to a side output.
        <X> void output(OutputTag<X> outputTag, X value);
    }
}
