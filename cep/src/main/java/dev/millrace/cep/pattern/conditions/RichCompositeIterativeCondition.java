package dev.millrace.cep.pattern.conditions;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.util.Preconditions;

/// Combines conditions, and passes the lifecycle on to them.
///
/// @param <T> the type of the events
public abstract class RichCompositeIterativeCondition<T> extends RichIterativeCondition<T> {
    private static final long serialVersionUID = 1L;

    private final IterativeCondition<T>[] nested;

    @SafeVarargs
    public RichCompositeIterativeCondition(IterativeCondition<T>... nestedConditions) {
        for (IterativeCondition<T> each : nestedConditions) {
            Preconditions.checkNotNull(each, "A combined condition is null.");
        }
        this.nested = nestedConditions;
    }

    public IterativeCondition<T>[] getNestedConditions() {
        return nested;
    }

    @Override
    public void setRuntimeContext(RuntimeContext runtimeContext) {
        super.setRuntimeContext(runtimeContext);
        for (IterativeCondition<T> each : nested) {
            if (each instanceof RichFunction rich) rich.setRuntimeContext(runtimeContext);
        }
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        super.open(openContext);
        for (IterativeCondition<T> each : nested) {
            if (each instanceof RichFunction rich) rich.open(openContext);
        }
    }

    @Override
    public void close() throws Exception {
        super.close();
        for (IterativeCondition<T> each : nested) {
            if (each instanceof RichFunction rich) rich.close();
        }
    }
}
