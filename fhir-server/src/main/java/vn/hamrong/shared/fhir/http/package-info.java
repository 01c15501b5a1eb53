/** The FHIR server as hospitals see it over HTTP: which doors are open, and what may be carried through them. */
@NullMarked
package vn.hamrong.shared.fhir.http;

import org.jspecify.annotations.NullMarked;
