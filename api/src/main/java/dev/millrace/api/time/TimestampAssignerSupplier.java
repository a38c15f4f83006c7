package dev.millrace.api.time;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Creates the timestamp assigner of each subtask.
@FunctionalInterface
public interface TimestampAssignerSupplier<T> extends Serializable {

    /// Called once in each subtask, before its first record.
    TimestampAssigner<T> createTimestampAssigner(Context context);

    /// Returns the same assigner at each call.
    static <T> TimestampAssignerSupplier<T> of(SerializableTimestampAssigner<T> assigner) {
        return new SupplierFromSerializableTimestampAssigner<>(assigner);
    }

    /// Returns the same assigner at each call.
    class SupplierFromSerializableTimestampAssigner<T> implements TimestampAssignerSupplier<T> {
        private static final long serialVersionUID = 1L;

        private final SerializableTimestampAssigner<T> assigner;

        /// Creates a supplier of this assigner.
        public SupplierFromSerializableTimestampAssigner(SerializableTimestampAssigner<T> assigner) {
            this.assigner = assigner;
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(Context context) {
            return assigner;
        }
    }

    /// Provides services to a timestamp assigner.
    interface Context {

        MetricGroup getMetricGroup();
    }
}
