package dev.millrace.api.time;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Makes the timestamp assigner of each task.
@FunctionalInterface
public interface TimestampAssignerSupplier<T> extends Serializable {

    /// Called once in each task, before its first record.
    TimestampAssigner<T> createTimestampAssigner(Context context);

    /// Gives the same assigner each time.
    static <T> TimestampAssignerSupplier<T> of(SerializableTimestampAssigner<T> assigner) {
        return new SupplierFromSerializableTimestampAssigner<>(assigner);
    }

    /// Gives the same assigner each time.
    class SupplierFromSerializableTimestampAssigner<T> implements TimestampAssignerSupplier<T> {
        private static final long serialVersionUID = 1L;

        private final SerializableTimestampAssigner<T> assigner;

        /// A supplier of this assigner.
        public SupplierFromSerializableTimestampAssigner(SerializableTimestampAssigner<T> assigner) {
            this.assigner = assigner;
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(Context context) {
            return assigner;
        }
    }

    /// What an assigner may use.
    interface Context {

        MetricGroup getMetricGroup();
    }
}
