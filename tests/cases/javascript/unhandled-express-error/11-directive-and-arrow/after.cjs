const express = require('express')
const accounts = require('./accounts')

const app = express()

app.get('/accounts', async (req, res, next) => {
  try {
    const all = await accounts.all()
    res.json(all)
  } catch (error) {
    next(error)
  }
})

app.get('/accounts/:id', async (req, res) => {
  'use strict'
  res.json(await accounts.find(req.params.id))
})

module.exports = app
