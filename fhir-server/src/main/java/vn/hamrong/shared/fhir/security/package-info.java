/** Who may do what on port 8080: clients, scopes, what the front door lets in, and what it answers to the rest. */
@NullMarked
package vn.hamrong.shared.fhir.security;

import org.jspecify.annotations.NullMarked;
