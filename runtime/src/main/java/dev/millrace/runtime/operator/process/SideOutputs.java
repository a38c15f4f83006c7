package dev.millrace.runtime.operator.process;

import dev.millrace.api.type.OutputTag;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import java.util.Map;

/// Sends records to side outputs. Drops the records of side outputs without a reader.
final class SideOutputs {
    private final Map<String, Receiver<Object>> sides;

    SideOutputs(OperatorContext context) {
        this.sides = context.sides();
    }

    <X> void emit(OutputTag<X> tag, X value, long timestamp) {
        Receiver<Object> side = sides.get(tag.getId());
        if (side != null) side.record(value, timestamp);
    }
}
