package dev.millrace.runtime.escape;

import java.lang.constant.MethodTypeDesc;

/// Identifies a method that a call certainly runs.
///
/// @param owner the class that contains the method's code
record CalledMethod(Class<?> owner, String name, MethodTypeDesc type, boolean isStatic) {}
