"""Pure rules of the ground floor: values in, a verdict with its reason out."""
