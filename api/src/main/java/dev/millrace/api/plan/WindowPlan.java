package dev.millrace.api.plan;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Describes a window operation. With an evictor, the window stores all elements for any action and folds them when it
/// fires. In joins, assigner, trigger and evictor receive tagged unions of both sides.
///
/// @param hasDefaultTrigger whether the trigger is the default trigger of the assigner
/// @param evictor removes elements; null for none
/// @param allowedLatenessMillis the time after its end in which a window accepts elements; 0 or more
/// @param lateTag the side output of later elements; null drops them
public record WindowPlan(
        WindowAssigner<?, ?> assigner,
        Trigger<?, ?> trigger,
        boolean hasDefaultTrigger,
        @Nullable Evictor<?, ?> evictor,
        long allowedLatenessMillis,
        @Nullable OutputTag<?> lateTag,
        WindowAction action)
        implements Serializable {}
