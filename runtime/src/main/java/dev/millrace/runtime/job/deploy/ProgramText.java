package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Step;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// Renders a job as a text that is equal for jobs with the same steps and the same function classes. The fields of the
/// functions are ignored, because the text only selects compiled code.
final class ProgramText {
    private static final int DEPTH_MAX = 3;

    private final StringBuilder text = new StringBuilder();

    private ProgramText() {}

    static String of(JobSpec job) {
        ProgramText program = new ProgramText();
        for (Step<?> step : job.steps()) {
            program.text.append(step.id());
            for (Step<?> input : step.inputs()) program.text.append('<').append(input.id());
            program.add(step.operation(), 0);
            program.text.append('\n');
        }
        return program.text.toString();
    }

    private void add(Object part, int depth) {
        text.append(' ').append(part.getClass().getName());
        if (!(part instanceof Record) || depth == DEPTH_MAX) return;
        text.append('(');
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = value(part, component);
            if (value != null) add(value, depth + 1);
        }
        text.append(')');
    }

    private static @Nullable Object value(Object part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException hidden) {
            return null; // the record class is not public, so its class name suffices
        }
    }
}
