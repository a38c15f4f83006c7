package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes an argument with a fixed name and type.
public final class StaticArgument {
    private final String name;
    private final @Nullable DataType dataType;
    private final @Nullable Class<?> conversionClass;
    private final boolean isOptional;
    private final EnumSet<StaticArgumentTrait> traits;

    private StaticArgument(
            String name,
            @Nullable DataType dataType,
            @Nullable Class<?> conversionClass,
            boolean isOptional,
            EnumSet<StaticArgumentTrait> traits) {
        this.name = name;
        this.dataType = dataType;
        this.conversionClass = conversionClass;
        this.isOptional = isOptional;
        this.traits = EnumSet.copyOf(traits);
    }

    /// Describes a value.
    public static StaticArgument scalar(String name, DataType dataType, boolean isOptional) {
        return new StaticArgument(name, dataType, null, isOptional, EnumSet.of(StaticArgumentTrait.SCALAR));
    }

    /// Describes a table with any columns, whose rows have a class.
    public static StaticArgument table(
            String name, Class<?> conversionClass, boolean isOptional, EnumSet<StaticArgumentTrait> traits) {
        return new StaticArgument(name, null, conversionClass, isOptional, tables(traits));
    }

    /// Describes a table with given columns.
    public static StaticArgument table(
            String name, DataType dataType, boolean isOptional, EnumSet<StaticArgumentTrait> traits) {
        return new StaticArgument(name, dataType, null, isOptional, tables(traits));
    }

    /// Describes a model.
    public static StaticArgument model(String name, boolean isOptional, EnumSet<StaticArgumentTrait> traits) {
        EnumSet<StaticArgumentTrait> all = EnumSet.copyOf(traits);
        all.add(StaticArgumentTrait.MODEL);
        return new StaticArgument(name, null, null, isOptional, all);
    }

    private static EnumSet<StaticArgumentTrait> tables(EnumSet<StaticArgumentTrait> traits) {
        EnumSet<StaticArgumentTrait> all = EnumSet.copyOf(traits);
        all.add(StaticArgumentTrait.TABLE);
        return all;
    }

    /// Returns the name.
    public String getName() {
        return name;
    }

    /// Returns the type, if it is known.
    public Optional<DataType> getDataType() {
        return Optional.ofNullable(dataType);
    }

    /// Returns the class of the rows of a table with any columns.
    public Optional<Class<?>> getConversionClass() {
        return Optional.ofNullable(conversionClass);
    }

    /// Returns whether a call may leave the argument out.
    public boolean isOptional() {
        return isOptional;
    }

    /// Returns the properties.
    public EnumSet<StaticArgumentTrait> getTraits() {
        return EnumSet.copyOf(traits);
    }

    /// Returns whether the argument has a property.
    public boolean is(StaticArgumentTrait trait) {
        return traits.contains(trait);
    }

    @Override
    public String toString() {
        return name + (dataType == null ? "" : " " + dataType) + (isOptional ? " (optional)" : "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaticArgument argument
                && name.equals(argument.name)
                && Objects.equals(dataType, argument.dataType)
                && Objects.equals(conversionClass, argument.conversionClass)
                && isOptional == argument.isOptional
                && traits.equals(argument.traits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, dataType, conversionClass, isOptional, traits);
    }
}
