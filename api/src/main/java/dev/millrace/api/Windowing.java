package dev.millrace.api;

import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Holds the settings of a window while the program describes it.
final class Windowing {
    private final WindowAssigner<?, ?> assigner;
    private @Nullable Trigger<?, ?> trigger;
    private @Nullable Evictor<?, ?> evictor;
    private long allowedLatenessMillis;
    private @Nullable OutputTag<?> lateTag;

    Windowing(WindowAssigner<?, ?> assigner) {
        this.assigner = Preconditions.checkNotNull(assigner, "the window assigner must be given");
    }

    void trigger(Trigger<?, ?> given) {
        Preconditions.checkNotNull(given, "the trigger must be given");
        if (assigner instanceof MergingWindowAssigner<?, ?> && !given.canMerge()) {
            throw StreamFaults.WINDOW
                    .unsupported("The trigger %s cannot be used with the assigner %s.", given, assigner)
                    .why("The assigner merges windows, and the trigger cannot merge its state.")
                    .fix("Use a trigger whose canMerge() returns true, or override onMerge and canMerge.");
        }
        trigger = given;
    }

    void evictor(Evictor<?, ?> given) {
        evictor = Preconditions.checkNotNull(given, "the evictor must be given");
    }

    void allowedLateness(Duration given) {
        if (given.isNegative()) {
            throw StreamFaults.WINDOW
                    .argument("A window has the allowed lateness %s.", given)
                    .why("The allowed lateness must not be negative.")
                    .fix("Set zero (the default) or more.");
        }
        allowedLatenessMillis = given.toMillis();
    }

    void lateTag(OutputTag<?> given) {
        lateTag = Preconditions.checkNotNull(given, "the tag of late records must be given");
    }

    WindowPlan plan(WindowAction action) {
        Trigger<?, ?> used = trigger == null ? assigner.getDefaultTrigger() : trigger;
        return new WindowPlan(assigner, used, trigger == null, evictor, allowedLatenessMillis, lateTag, action);
    }

    /// Returns the name of steps with this window.
    String name() {
        String name = assigner.getClass().getSimpleName();
        return name.isEmpty() ? "Window" : name;
    }

    /// Returns the name with the assigner, the trigger, the evictor and the functions of the window.
    String description(String... functions) {
        StringBuilder text = new StringBuilder("Window(").append(assigner);
        text.append(", ").append(trigger == null ? assigner.getDefaultTrigger() : trigger);
        if (evictor != null) text.append(", ").append(evictor);
        for (String function : functions) text.append(", ").append(function);
        return text.append(')').toString();
    }

    /// Rejects rich functions, because functions that fold records into window state have no runtime context.
    static void checkNotRich(Object function) {
        if (!(function instanceof RichFunction)) return;
        throw StreamFaults.WINDOW
                .unsupported(
                        "%s aggregates the records of a window and is a rich function.",
                        function.getClass().getName())
                .why("An aggregating function has no open, no close and no runtime context.")
                .fix("Implement the plain interface, and move the rest to a process window function.");
    }
}
