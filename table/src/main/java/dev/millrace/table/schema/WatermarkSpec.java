package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.ResolvedExpression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says how the watermarks of a table follow from a column. Immutable.
public final class WatermarkSpec {
    private final String rowtimeAttribute;
    private final ResolvedExpression watermarkExpression;

    private WatermarkSpec(String rowtimeAttribute, ResolvedExpression watermarkExpression) {
        this.rowtimeAttribute = Objects.requireNonNull(rowtimeAttribute);
        this.watermarkExpression = Objects.requireNonNull(watermarkExpression);
    }

    /// Returns a description.
    ///
    /// @param rowtimeAttribute the column with the event time
    public static WatermarkSpec of(String rowtimeAttribute, ResolvedExpression watermarkExpression) {
        return new WatermarkSpec(rowtimeAttribute, watermarkExpression);
    }

    /// Returns the column with the event time.
    public String getRowtimeAttribute() {
        return rowtimeAttribute;
    }

    /// Returns the watermark.
    public ResolvedExpression getWatermarkExpression() {
        return watermarkExpression;
    }

    /// Returns the declaration in CREATE TABLE, with the type of the watermark.
    public String asSummaryString() {
        return "WATERMARK FOR " + Identifiers.quoted(rowtimeAttribute) + ": "
                + watermarkExpression.getOutputDataType().getLogicalType().asSummaryString() + " AS "
                + watermarkExpression.asSummaryString();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatermarkSpec spec
                && rowtimeAttribute.equals(spec.rowtimeAttribute)
                && watermarkExpression.equals(spec.watermarkExpression);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowtimeAttribute, watermarkExpression);
    }
}
