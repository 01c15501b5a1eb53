/**
 * {@code Patient/$summary}: the International Patient Summary of what the caller may read, each fact with the hospital it
 * comes from and how old it is.
 *
 * <p>Source: HL7 International Patient Summary Implementation Guide (IPS), release 1.1.
 */
@NullMarked
package vn.hamrong.shared.fhir.summary;

import org.jspecify.annotations.NullMarked;
