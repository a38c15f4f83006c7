package dev.millrace.table.api;

/// Offers the functions of texts, arrays, maps and JSON as methods.
///
/// @param <InType> the class of arguments: expressions and values
/// @param <OutType> the class of the results
abstract class FunctionCalls<InType, OutType> extends BitmapCalls<InType, OutType> {
    /// Removes a character at both ends.
    public OutType trim(InType other) {
        return call("TRIM(BOTH {1} FROM {0})", other);
    }

    /// Replaces all occurrences of a text.
    public OutType replace(InType other, InType second) {
        return call("REPLACE", other, second);
    }

    /// Returns the number of characters.
    public OutType charLength() {
        return call("CHAR_LENGTH");
    }

    /// Returns the text in upper case.
    public OutType upperCase() {
        return call("UPPER");
    }

    /// Returns the text in lower case.
    public OutType lowerCase() {
        return call("LOWER");
    }

    /// Returns the text with capitals at the starts of words.
    public OutType initCap() {
        return call("INITCAP");
    }

    /// Returns whether the text matches a pattern with _ and %.
    public OutType like(InType other) {
        return call("({0} LIKE {1})", other);
    }

    /// Returns whether the text matches a pattern with _ and % and a character that escapes them.
    public OutType like(InType other, InType second) {
        return call("({0} LIKE {1} ESCAPE {2})", other, second);
    }

    /// Returns whether the text matches a regular expression of SQL.
    public OutType similar(InType other) {
        return call("({0} SIMILAR TO {1})", other);
    }

    /// Returns the position of this text in another one, from 1; 0 if it is not there.
    public OutType position(InType other) {
        return call("POSITION({0} IN {1})", other);
    }

    /// Fills the text at the left to a length.
    public OutType lpad(InType other, InType second) {
        return call("LPAD", other, second);
    }

    /// Fills the text at the right to a length.
    public OutType rpad(InType other, InType second) {
        return call("RPAD", other, second);
    }

    /// Writes a text over this one from a position on.
    public OutType overlay(InType other, InType second) {
        return call("OVERLAY({0} PLACING {1} FROM {2})", other, second);
    }

    /// Replaces a part of this text by another one.
    public OutType overlay(InType other, InType second, InType third) {
        return call("OVERLAY({0} PLACING {1} FROM {2} FOR {3})", other, second, third);
    }

    /// Returns whether a regular expression finds a part of the text.
    public OutType regexp(InType other) {
        return call("REGEXP", other);
    }

    /// Returns how often a regular expression matches.
    public OutType regexpCount(InType other) {
        return call("REGEXP_COUNT", other);
    }

    /// Replaces the parts that a regular expression finds.
    public OutType regexpReplace(InType other, InType second) {
        return call("REGEXP_REPLACE", other, second);
    }

    /// Returns a group of the first match of a regular expression.
    public OutType regexpExtract(InType other, InType second) {
        return call("REGEXP_EXTRACT", other, second);
    }

    /// Returns the first match of a regular expression.
    public OutType regexpExtract(InType other) {
        return call("REGEXP_EXTRACT", other);
    }

    /// Returns a group of all matches of a regular expression.
    public OutType regexpExtractAll(InType other, InType second) {
        return call("REGEXP_EXTRACT_ALL", other, second);
    }

    /// Returns the first group of all matches of a regular expression.
    public OutType regexpExtractAll(InType other) {
        return call("REGEXP_EXTRACT_ALL", other);
    }

    /// Returns the position of the first match of a regular expression.
    public OutType regexpInstr(InType other) {
        return call("REGEXP_INSTR", other);
    }

    /// Returns the first match of a regular expression.
    public OutType regexpSubstr(InType other) {
        return call("REGEXP_SUBSTR", other);
    }

    /// Returns the text as a string of JSON.
    public OutType jsonQuote() {
        return call("JSON_QUOTE");
    }

    /// Returns the text of a string of JSON.
    public OutType jsonUnquote() {
        return call("JSON_UNQUOTE");
    }

    /// Decodes Base64.
    public OutType fromBase64() {
        return call("FROM_BASE64");
    }

    /// Encodes in Base64.
    public OutType toBase64() {
        return call("TO_BASE64");
    }

    /// Returns the code of the first character.
    public OutType ascii() {
        return call("ASCII");
    }

    /// Returns the character of a code.
    public OutType chr() {
        return call("CHR");
    }

    /// Returns the text that bytes contain in a character set.
    public OutType decode(InType other) {
        return call("DECODE", other);
    }

    /// Returns the bytes of the text in a character set.
    public OutType encode(InType other) {
        return call("ENCODE", other);
    }

    /// Returns the first characters.
    public OutType left(InType other) {
        return call("LEFT", other);
    }

    /// Returns the last characters.
    public OutType right(InType other) {
        return call("RIGHT", other);
    }

    /// Returns the position of another text in this one.
    public OutType instr(InType other) {
        return call("INSTR", other);
    }

    /// Returns the position of this text in another one.
    public OutType locate(InType other) {
        return call("LOCATE", other);
    }

    /// Returns the position of this text in another one, from a position on.
    public OutType locate(InType other, InType second) {
        return call("LOCATE", other, second);
    }

    /// Decodes a part of a URL.
    public OutType urlDecode() {
        return call("URL_DECODE");
    }

    /// Encodes a part of a URL.
    public OutType urlEncode() {
        return call("URL_ENCODE");
    }

    /// Returns the number of an IPv4 address.
    public OutType inetAton() {
        return call("INET_ATON");
    }

    /// Returns the IPv4 address of a number.
    public OutType inetNtoa() {
        return call("INET_NTOA");
    }

    /// Returns a part of a URL.
    public OutType parseUrl(InType other) {
        return call("PARSE_URL", other);
    }

    /// Returns a parameter of the query of a URL.
    public OutType parseUrl(InType other, InType second) {
        return call("PARSE_URL", other, second);
    }

    /// Removes blanks at the start.
    public OutType ltrim() {
        return call("LTRIM");
    }

    /// Removes characters at the start.
    public OutType ltrim(InType other) {
        return call("LTRIM", other);
    }

    /// Removes blanks at the end.
    public OutType rtrim() {
        return call("RTRIM");
    }

    /// Removes characters at the end.
    public OutType rtrim(InType other) {
        return call("RTRIM", other);
    }

    /// Removes blanks at both ends.
    public OutType btrim() {
        return call("BTRIM");
    }

    /// Removes characters at both ends.
    public OutType btrim(InType other) {
        return call("BTRIM", other);
    }

    /// Repeats the text.
    public OutType repeat(InType other) {
        return call("REPEAT", other);
    }

    /// Returns the text backwards.
    public OutType reverse() {
        return call("REVERSE");
    }

    /// Splits the text and returns the part with an index from 0.
    public OutType splitIndex(InType other, InType second) {
        return call("SPLIT_INDEX", other, second);
    }

    /// Splits a text such as `a=1,b=2` into a map.
    public OutType strToMap() {
        return call("STR_TO_MAP");
    }

    /// Splits a text into a map with own separators.
    public OutType strToMap(InType other, InType second) {
        return call("STR_TO_MAP", other, second);
    }

    /// Reads a date.
    public OutType toDate() {
        return call("CAST({0} AS DATE)");
    }

    /// Reads a time of day.
    public OutType toTime() {
        return call("CAST({0} AS TIME)");
    }

    /// Reads a time without a zone.
    public OutType toTimestamp() {
        return call("CAST({0} AS TIMESTAMP(3))");
    }

    /// Returns an element of an array, from 1, or the value of a key.
    public OutType at(InType other) {
        return call("{0}[{1}]", other);
    }

    /// Returns the number of elements.
    public OutType cardinality() {
        return call("CARDINALITY");
    }

    /// Returns the only element.
    public OutType element() {
        return call("ELEMENT");
    }

    /// Adds an element at the end.
    public OutType arrayAppend(InType other) {
        return call("ARRAY_APPEND", other);
    }

    /// Returns whether the array has an element.
    public OutType arrayContains(InType other) {
        return call("ARRAY_CONTAINS", other);
    }

    /// Returns the array without repeated elements.
    public OutType arrayDistinct() {
        return call("ARRAY_DISTINCT");
    }

    /// Returns the position of an element; 0 if it is not there.
    public OutType arrayPosition(InType other) {
        return call("ARRAY_POSITION", other);
    }

    /// Adds an element at the start.
    public OutType arrayPrepend(InType other) {
        return call("ARRAY_PREPEND", other);
    }

    /// Removes all elements that are equal to a value.
    public OutType arrayRemove(InType other) {
        return call("ARRAY_REMOVE", other);
    }

    /// Returns the elements in reverse order.
    public OutType arrayReverse() {
        return call("ARRAY_REVERSE");
    }

    /// Returns the elements between two positions.
    public OutType arraySlice(InType other, InType second) {
        return call("ARRAY_SLICE", other, second);
    }

    /// Returns the elements from a position on.
    public OutType arraySlice(InType other) {
        return call("ARRAY_SLICE", other);
    }

    /// Returns the elements of both arrays without repetitions.
    public OutType arrayUnion(InType other) {
        return call("ARRAY_UNION", other);
    }

    /// Returns the largest element.
    public OutType arrayMax() {
        return call("ARRAY_MAX");
    }

    /// Returns the smallest element.
    public OutType arrayMin() {
        return call("ARRAY_MIN");
    }

    /// Splits the text at a separator.
    public OutType split(InType other) {
        return call("SPLIT", other);
    }

    /// Returns the keys.
    public OutType mapKeys() {
        return call("MAP_KEYS");
    }

    /// Returns the values.
    public OutType mapValues() {
        return call("MAP_VALUES");
    }

    /// Returns the entries as rows of key and value.
    public OutType mapEntries() {
        return call("MAP_ENTRIES");
    }

    /// Returns the MD5 hash in hexadecimal digits.
    public OutType md5() {
        return call("MD5");
    }

    /// Returns the SHA-1 hash in hexadecimal digits.
    public OutType sha1() {
        return call("SHA1");
    }

    /// Returns the SHA-224 hash in hexadecimal digits.
    public OutType sha224() {
        return call("SHA224");
    }

    /// Returns the SHA-256 hash in hexadecimal digits.
    public OutType sha256() {
        return call("SHA256");
    }

    /// Returns the SHA-384 hash in hexadecimal digits.
    public OutType sha384() {
        return call("SHA384");
    }

    /// Returns the SHA-512 hash in hexadecimal digits.
    public OutType sha512() {
        return call("SHA512");
    }

    /// Returns a hash of SHA-2 of a number of bits.
    public OutType sha2(InType other) {
        return call("SHA2", other);
    }

    /// Returns whether the text is JSON.
    public OutType isJson() {
        return call("({0} IS JSON)");
    }

    /// Returns a percentile of a group.
    public OutType percentile(InType other) {
        return call("PERCENTILE", other);
    }

    /// Returns a percentile of a group whose values have frequencies.
    public OutType percentile(InType other, InType second) {
        return call("PERCENTILE", other, second);
    }
}
