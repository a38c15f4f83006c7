package dev.millrace.format.text;

import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;

/// Forwards the objects of valid records, and sends invalid records to a side output, with payload and cause. Apply
/// it to a source of [Decoded] records:
///
/// ```java
/// OutputTag<BadRecord> bad = new OutputTag<>("bad") {};
/// SingleOutputStreamOperator<Trade> trades = decoded.process(new RouteBadRecords<>(bad)).returns(Trade.class);
/// trades.getSideOutput(bad).sinkTo(…);
/// ```
///
/// @param <T> the type of the objects
public final class RouteBadRecords<T> extends ProcessFunction<Decoded<T>, T> {
    private static final long serialVersionUID = 1L;

    private final OutputTag<BadRecord> tag;

    /// @param tag of the side output that receives the invalid records
    public RouteBadRecords(OutputTag<BadRecord> tag) {
        this.tag = tag;
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<T> out) {
        switch (decoded) {
            case Decoded.Good<T>(T value) -> out.collect(value);
            case Decoded.Bad<T>(BadRecord record) -> context.output(tag, record);
        }
    }
}
