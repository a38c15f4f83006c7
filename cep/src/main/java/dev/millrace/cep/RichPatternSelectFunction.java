package dev.millrace.cep;

import dev.millrace.api.process.AbstractRichFunction;
import java.util.List;
import java.util.Map;

/// Computes one result from each match, and has a lifecycle.
///
/// @param <IN> the type of the events
/// @param <OUT> the type of the results
public abstract class RichPatternSelectFunction<IN, OUT> extends AbstractRichFunction
        implements PatternSelectFunction<IN, OUT> {

    public RichPatternSelectFunction() {}

    @Override
    public abstract OUT select(Map<String, List<IN>> pattern) throws Exception;
}
