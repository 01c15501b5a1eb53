/** Looks for probable duplicates, and moves what belongs to a patient when a person or a hospital joins or parts two. */
@NullMarked
package vn.hamrong.exchange.routes.patients;

import org.jspecify.annotations.NullMarked;
