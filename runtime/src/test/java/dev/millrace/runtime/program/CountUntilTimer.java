package dev.millrace.runtime.program;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.InternalTimer;
import dev.millrace.api.operator.InternalTimerService;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.Triggerable;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.Types;

/// Counts the numbers of a key in intervals of ten milliseconds. Each interval is a namespace. Emits the count at the
/// end of the interval.
final class CountUntilTimer extends AbstractStreamOperator<String>
        implements OneInputStreamOperator<Long, String>, Triggerable<Long, String> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<Integer> COUNT = new ValueStateDescriptor<>("count", Types.INT);

    private transient InternalTimerService<String> timers;

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("tens", StringSerializer.INSTANCE, this);
    }

    private ValueState<Integer> count(String ten) throws Exception {
        return getPartitionedState(ten, StringSerializer.INSTANCE, COUNT);
    }

    @Override
    public void processElement(StreamRecord<Long> element) throws Exception {
        long end = element.getTimestamp() / 10 * 10 + 9;
        String ten = "ten until " + end;
        Integer before = count(ten).value();
        count(ten).update(before == null ? 1 : before + 1);
        timers.registerEventTimeTimer(ten, end);
    }

    @Override
    public void onEventTime(InternalTimer<Long, String> timer) throws Exception {
        int count = count(timer.getNamespace()).value();
        count(timer.getNamespace()).clear();
        output.collect(new StreamRecord<>(
                getCurrentKey() + " had " + count + " in " + timer.getNamespace(), timer.getTimestamp()));
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, String> timer) {
        throw new AssertionError("no such timer was set");
    }
}
