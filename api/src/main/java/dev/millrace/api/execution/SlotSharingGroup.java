package dev.millrace.api.execution;

import dev.millrace.api.config.MemorySize;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names a group of steps that may share a slot and describes the resources of the slot. Immutable.
public class SlotSharingGroup implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final @Nullable Double cpuCores;
    private final @Nullable MemorySize taskHeapMemory;
    private final @Nullable MemorySize taskOffHeapMemory;
    private final @Nullable MemorySize managedMemory;
    private final Map<String, Double> externalResources;

    private SlotSharingGroup(Builder builder) {
        this.name = builder.name;
        this.cpuCores = builder.cpuCores;
        this.taskHeapMemory = builder.taskHeapMemory;
        this.taskOffHeapMemory = builder.taskOffHeapMemory;
        this.managedMemory = builder.managedMemory;
        this.externalResources = new HashMap<>(builder.externalResources);
    }

    /// Returns the name of the group.
    public String getName() {
        return name;
    }

    /// Returns the managed memory of the slot; null if the group has no resources. Getters of other resources
    /// return null, too.
    public @Nullable MemorySize getManagedMemory() {
        return managedMemory;
    }

    /// Returns the heap memory of the tasks in a slot; null if the group has no resources.
    public @Nullable MemorySize getTaskHeapMemory() {
        return taskHeapMemory;
    }

    /// Returns the off-heap memory of the tasks in a slot; null if the group has no resources.
    public @Nullable MemorySize getTaskOffHeapMemory() {
        return taskOffHeapMemory;
    }

    /// Returns the number of CPU cores of a slot; null if the group has no resources.
    public @Nullable Double getCpuCores() {
        return cpuCores;
    }

    /// Returns the amounts of external resources by name; empty if there are none.
    public Map<String, Double> getExternalResources() {
        return Collections.unmodifiableMap(externalResources);
    }

    /// Starts a group without resources.
    public static Builder newBuilder(String name) {
        return new Builder(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlotSharingGroup that
                && that.name.equals(name)
                && Objects.equals(that.cpuCores, cpuCores)
                && Objects.equals(that.taskHeapMemory, taskHeapMemory)
                && Objects.equals(that.taskOffHeapMemory, taskOffHeapMemory)
                && Objects.equals(that.managedMemory, managedMemory)
                && that.externalResources.equals(externalResources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, cpuCores, taskHeapMemory, taskOffHeapMemory, managedMemory, externalResources);
    }

    @Override
    public String toString() {
        return "slot sharing group '" + name + "'";
    }

    /// Builds a group.
    public static class Builder {
        private final String name;
        private final Map<String, Double> externalResources = new HashMap<>();
        private @Nullable Double cpuCores;
        private @Nullable MemorySize taskHeapMemory;
        private @Nullable MemorySize taskOffHeapMemory;
        private @Nullable MemorySize managedMemory;

        private Builder(String name) {
            this.name = Preconditions.checkNotNull(name, "a slot sharing group needs a name");
        }

        /// Sets the number of processors.
        ///
        /// @throws IllegalArgumentException if the number is not positive
        public Builder setCpuCores(double cpuCores) {
            Preconditions.checkArgument(cpuCores > 0, "the number of processors must be positive, not %s", cpuCores);
            this.cpuCores = cpuCores;
            return this;
        }

        /// Sets the heap memory of tasks.
        ///
        /// @throws IllegalArgumentException if the size is zero
        public Builder setTaskHeapMemory(MemorySize taskHeapMemory) {
            Preconditions.checkArgument(taskHeapMemory.getBytes() > 0, "the heap of tasks must not be zero");
            this.taskHeapMemory = taskHeapMemory;
            return this;
        }

        public Builder setTaskHeapMemoryMB(int taskHeapMemoryMB) {
            return setTaskHeapMemory(MemorySize.ofMebiBytes(taskHeapMemoryMB));
        }

        public Builder setTaskOffHeapMemory(MemorySize taskOffHeapMemory) {
            this.taskOffHeapMemory = taskOffHeapMemory;
            return this;
        }

        public Builder setTaskOffHeapMemoryMB(int taskOffHeapMemoryMB) {
            return setTaskOffHeapMemory(MemorySize.ofMebiBytes(taskOffHeapMemoryMB));
        }

        public Builder setManagedMemory(MemorySize managedMemory) {
            this.managedMemory = managedMemory;
            return this;
        }

        public Builder setManagedMemoryMB(int managedMemoryMB) {
            return setManagedMemory(MemorySize.ofMebiBytes(managedMemoryMB));
        }

        /// Sets the amount of an external resource.
        ///
        /// @throws IllegalArgumentException if the amount is not positive
        public Builder setExternalResource(String name, double value) {
            Preconditions.checkArgument(value > 0, "the amount of '%s' must be positive, not %s", name, value);
            this.externalResources.put(name, value);
            return this;
        }

        /// Builds the group. If off-heap or managed memory is not set, its size is zero.
        ///
        /// @throws IllegalArgumentException if a resource is set, but not both processors and heap memory
        public SlotSharingGroup build() {
            boolean hasBoth = cpuCores != null && taskHeapMemory != null;
            boolean hasAny = cpuCores != null
                    || taskHeapMemory != null
                    || taskOffHeapMemory != null
                    || managedMemory != null
                    || !externalResources.isEmpty();
            Preconditions.checkArgument(
                    hasBoth || !hasAny,
                    "group '%s' names resources: it must then give at least processors and heap of tasks",
                    name);
            if (hasBoth && taskOffHeapMemory == null) taskOffHeapMemory = MemorySize.ZERO;
            if (hasBoth && managedMemory == null) managedMemory = MemorySize.ZERO;
            return new SlotSharingGroup(this);
        }
    }
}
