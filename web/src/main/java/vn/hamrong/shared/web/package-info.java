/** The house every page stands in: its frame, who may open it, sessions, languages, and errors in words. */
@NullMarked
package vn.hamrong.shared.web;

import org.jspecify.annotations.NullMarked;
