package dev.millrace.cep;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.util.Collector;
import java.util.List;
import java.util.Map;

/// Computes any number of results from each match, and has a lifecycle.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public abstract class RichPatternFlatSelectFunction<IN, OUT> extends AbstractRichFunction
        implements PatternFlatSelectFunction<IN, OUT> {

    public RichPatternFlatSelectFunction() {}

    @Override
    public abstract void flatSelect(Map<String, List<IN>> pattern, Collector<OUT> out) throws Exception;
}
