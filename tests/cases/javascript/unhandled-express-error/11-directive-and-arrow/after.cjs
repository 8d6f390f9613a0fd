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

app.get('/accounts/:id', async (req, res, next) => {
  'use strict'
  try {
    res.json(await accounts.find(req.params.id))
  } catch (error) {
    next(error)
  }
})

app.get('/accounts/:id/orders', async (req, res, next) => { // newest first
  'use strict' // for the names

  try {
    const orders = await accounts.orders(req.params.id)
    res.json(orders)
  } catch (error) {
    next(error)
  }
})

module.exports = app
