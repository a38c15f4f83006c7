package dev.millrace.flink1;

/// Represents one tuple per group with aggregated fields.
public class AggregateOperator<T> extends Operator<T> {
    private final UnsortedGrouping<T> groups;
    private final FieldAggregation<T> fields;

    private AggregateOperator(UnsortedGrouping<T> groups, FieldAggregation<T> fields) {
        super(groups.data().getExecutionEnvironment(), groups.reduced(fields));
        this.groups = groups;
        this.fields = fields;
    }

    static <T> AggregateOperator<T> of(UnsortedGrouping<T> groups, FieldAggregation<T> fields) {
        return new AggregateOperator<>(groups, fields);
    }

    /// Aggregates another field.
    public AggregateOperator<T> and(Aggregations function, int field) {
        return of(groups, fields.and(groups.data().getType(), function, field));
    }

    /// Sums another field.
    public AggregateOperator<T> andSum(int field) {
        return and(Aggregations.SUM, field);
    }

    /// Computes the minimum of another field.
    public AggregateOperator<T> andMin(int field) {
        return and(Aggregations.MIN, field);
    }

    /// Computes the maximum of another field.
    public AggregateOperator<T> andMax(int field) {
        return and(Aggregations.MAX, field);
    }
}
