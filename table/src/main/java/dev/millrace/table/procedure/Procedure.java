package dev.millrace.table.procedure;

/// Is a procedure of a catalog, which the statement CALL runs.
///
/// A procedure has public methods `call`. The first parameter is a [ProcedureContext], the others are the arguments.
/// A method returns an array with one element per row of the result. CALL selects the method by the types of the
/// arguments. [dev.millrace.table.annotation.ProcedureHint] gives the types that reflection cannot find.
///
/// A catalog returns a new procedure for each call, or makes its procedures thread-safe.
public interface Procedure {}
