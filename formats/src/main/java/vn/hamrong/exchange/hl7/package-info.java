/**
 * HL7 v2: as bytes (which characters they are, what the first segment says, how to answer) and as a text taken apart
 * ({@link vn.hamrong.exchange.hl7.Hl7Message}). Nothing here understands a message; that is {@code
 * vn.hamrong.exchange.fhir}. Pure functions, linear in the length of the input.
 */
@NullMarked
package vn.hamrong.exchange.hl7;

import org.jspecify.annotations.NullMarked;
