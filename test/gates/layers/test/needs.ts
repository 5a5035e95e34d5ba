export const needs = 1;
