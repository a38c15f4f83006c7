package dev.millrace.api.plan;

import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.type.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows a step of a pipeline under the names of Flink. Sinks and connectors use transformations to place their steps.
/// Two transformations are equal if they show the same step.
///
/// @param <T> the type of the records that the step emits
public final class Transformation<T> {
    /// The largest number of key groups.
    public static final int UPPER_BOUND_MAX_PARALLELISM = Step.MAX_PARALLELISM_BOUND;

    private final Step<T> step;

    /// Shows a step.
    public Transformation(Step<T> step) {
        this.step = step;
    }

    public int getId() {
        return step.id();
    }

    public String getName() {
        return step.name();
    }

    public void setName(String name) {
        step.name(name);
    }

    public String getDescription() {
        return step.description();
    }

    public void setDescription(String description) {
        step.description(description);
    }

    /// Returns the number of subtasks; -1 for the parallelism of the environment.
    public int getParallelism() {
        return step.parallelism();
    }

    public void setParallelism(int parallelism) {
        step.parallelism(parallelism);
    }

    public boolean isParallelismConfigured() {
        return step.parallelism() != Step.UNSET;
    }

    /// Returns the number of key groups; -1 if it is not set.
    public int getMaxParallelism() {
        return step.maxParallelism();
    }

    public void setMaxParallelism(int maxParallelism) {
        step.maxParallelism(maxParallelism);
    }

    public @Nullable String getUid() {
        return step.uid();
    }

    public void setUid(String uid) {
        step.uid(uid);
    }

    public @Nullable String getUserProvidedNodeHash() {
        return step.uidHash();
    }

    public void setUidHash(String uidHash) {
        step.uidHash(uidHash);
    }

    public Map<String, String> getAdditionalMetricVariables() {
        return step.metricVariables();
    }

    /// Adds a variable to the metrics of the step.
    public Transformation<T> addMetricVariable(String key, String value) {
        step.metricVariables().put(key, value);
        return this;
    }

    /// Returns the slot sharing group; empty for the group of the inputs.
    public Optional<SlotSharingGroup> getSlotSharingGroup() {
        String group = step.slotSharingGroup();
        return group == null
                ? Optional.empty()
                : Optional.of(SlotSharingGroup.newBuilder(group).build());
    }

    public void setSlotSharingGroup(String slotSharingGroupName) {
        step.slotSharingGroup(slotSharingGroupName);
    }

    public void setSlotSharingGroup(SlotSharingGroup slotSharingGroup) {
        step.slotSharingGroup(slotSharingGroup.getName());
    }

    /// Returns the co-location group; null for none.
    public @Nullable String getCoLocationGroupKey() {
        return step.coLocationGroup();
    }

    /// Places the subtasks of all steps with the same key by their indexes: subtasks of the same index share a slot.
    /// The steps need the same parallelism and the same slot sharing group.
    public void setCoLocationGroupKey(@Nullable String coLocationGroupKey) {
        step.coLocationGroup(coLocationGroupKey);
    }

    /// Returns the type of the records that the step emits.
    public TypeInformation<T> getOutputType() {
        return step.type();
    }

    /// Replaces the type of the records, unless another step has used the type already.
    public void setOutputType(TypeInformation<T> outputType) {
        step.type(outputType);
    }

    /// Returns the time in milliseconds that a batch may wait; -1 for the time of the environment.
    public long getBufferTimeout() {
        return step.bufferTimeoutMillis().orElse(Step.UNSET);
    }

    public void setBufferTimeout(long bufferTimeout) {
        step.bufferTimeoutMillis(bufferTimeout);
    }

    /// Returns the steps whose records this step receives.
    public List<Transformation<?>> getInputs() {
        List<Transformation<?>> inputs = new ArrayList<>();
        for (Step<?> each : step.inputs()) inputs.add(new Transformation<>(each));
        return List.copyOf(inputs);
    }

    /// Returns this step and all steps before it.
    public List<Transformation<?>> getTransitivePredecessors() {
        List<Transformation<?>> found = new ArrayList<>();
        found.add(this);
        for (int i = 0; i < found.size(); i++)
            for (Transformation<?> each : found.get(i).getInputs()) if (!found.contains(each)) found.add(each);
        return List.copyOf(found);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Transformation<?> that && step == that.step;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(step);
    }

    @Override
    public String toString() {
        return step.toString();
    }
}
