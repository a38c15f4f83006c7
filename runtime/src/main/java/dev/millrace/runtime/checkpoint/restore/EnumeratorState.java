package dev.millrace.runtime.checkpoint.restore;

import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.operator.OperatorRestore;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.operator.OperatorStates;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes the state of a source's enumerator as a list state with one element.
public final class EnumeratorState {
    private EnumeratorState() {}

    private static ListStateDescriptor<byte[]> descriptor() {
        return new ListStateDescriptor<>("millrace.enumerator", BytePrimitiveArraySerializer.INSTANCE);
    }

    public static OperatorSnapshot snapshot(String operator, byte[] state) throws IOException {
        OperatorStates states = new OperatorStates(_ -> {});
        try {
            states.getListState(descriptor()).update(List.of(state));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        return states.snapshot(operator, 0);
    }

    /// Reads the state of an enumerator.
    ///
    /// @return null if the snapshot does not contain the source
    static byte @Nullable [] read(OperatorRestore from) {
        OperatorStates states = new OperatorStates(_ -> {});
        states.restore(from);
        try {
            Iterator<byte[]> elements = Check.present(
                            states.getListState(descriptor()).get(), "a list")
                    .iterator();
            return elements.hasNext() ? elements.next() : null;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
