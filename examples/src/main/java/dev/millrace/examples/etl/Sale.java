package dev.millrace.examples.etl;

/// Represents an order in the form that the reports need.
///
/// @param day `yyyy-MM-dd`, UTC
/// @param country in upper case, without blanks around it
/// @param total in cents
public record Sale(long id, String day, String customer, String country, long total) {}
