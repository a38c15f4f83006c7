package dev.millrace.api.plan;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A window operation. With an evictor the elements are kept whatever the action is, and folded when the window
/// fires. In joins, assigner, trigger and evictor see elements as tagged unions of both sides.
///
/// @param hasDefaultTrigger whether the trigger is the one that the assigner has by itself
/// @param allowedLatenessMillis how long after its end a window accepts elements; 0 or more
/// @param lateTag where later elements go; null drops them
public record WindowPlan(
        WindowAssigner<?, ?> assigner,
        Trigger<?, ?> trigger,
        boolean hasDefaultTrigger,
        @Nullable Evictor<?, ?> evictor,
        long allowedLatenessMillis,
        @Nullable OutputTag<?> lateTag,
        WindowAction action)
        implements Serializable {}
