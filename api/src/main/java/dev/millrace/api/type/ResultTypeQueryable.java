package dev.millrace.api.type;

/// Lets a function or format declare the type of the values that it produces.
public interface ResultTypeQueryable<T> {

    /// Returns the type of the produced values.
    TypeInformation<T> getProducedType();
}
