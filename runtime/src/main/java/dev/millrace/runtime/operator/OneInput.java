package dev.millrace.runtime.operator;

import dev.millrace.runtime.chain.ForwardingReceiver;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;

/// Represents an operator with one input, which is the operator itself.
public interface OneInput<I> extends Operator, ForwardingReceiver<I> {

    @Override
    default Receiver<?> input(int index) {
        return this;
    }
}
