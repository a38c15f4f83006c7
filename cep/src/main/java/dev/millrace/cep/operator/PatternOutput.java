package dev.millrace.cep.operator;

import dev.millrace.api.type.OutputTag;
import dev.millrace.cep.functions.PatternProcessFunction;
import dev.millrace.cep.functions.TimedOutPartialMatchHandler;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.window.WindowCollector;
import java.util.List;
import java.util.Map;

/// Passes matches and timed-out partial matches to the function of the program. In event time, the results have
/// the time of the match; in processing time, they have no timestamp.
final class PatternOutput<T, OUT> implements MatchOutput<T>, PatternProcessFunction.Context {
    private final PatternProcessFunction<T, OUT> function;
    private final boolean isProcessingTime;
    private final OperatorContext context;
    private final WindowCollector<OUT> collector;
    private long timestamp;

    @SuppressWarnings("unchecked")
    PatternOutput(PatternSettings<T, OUT> settings, OperatorContext context) {
        this.function = settings.function();
        this.isProcessingTime = settings.isProcessingTime();
        this.context = context;
        this.collector = new WindowCollector<>((Receiver<OUT>) (Receiver<?>) context.output());
    }

    @Override
    public void matched(Map<String, List<T>> events, long time) throws Exception {
        at(time);
        function.processMatch(events, this, collector);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void timedOut(Map<String, List<T>> events, long time) throws Exception {
        at(time);
        if (function instanceof TimedOutPartialMatchHandler<?> handler) {
            ((TimedOutPartialMatchHandler<T>) handler).processTimedOutMatch(events, this);
        }
    }

    private void at(long time) {
        timestamp = time;
        if (!isProcessingTime) collector.at(time);
    }

    @Override
    public <X> void output(OutputTag<X> outputTag, X value) {
        context.side(outputTag).record(value, isProcessingTime ? Batch.NO_TIMESTAMP : timestamp);
    }

    @Override
    public long timestamp() {
        return timestamp;
    }

    @Override
    public long currentProcessingTime() {
        return context.host().clock().millis();
    }
}
