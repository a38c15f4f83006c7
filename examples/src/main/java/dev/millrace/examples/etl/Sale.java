package dev.millrace.examples.etl;

/// An order as the reports want it.
///
/// @param day `yyyy-MM-dd`, UTC
/// @param country in upper case, without blanks around it
/// @param total in cents
public record Sale(long id, String day, String customer, String country, long total) {}
